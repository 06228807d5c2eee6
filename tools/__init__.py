"""What runs around a build: set-up, checks, build and publish. `tools` imports `macros`, never the other way round."""
