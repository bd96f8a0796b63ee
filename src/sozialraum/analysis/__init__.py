"""Pure calculations: values in, values out; no files, no pages."""
