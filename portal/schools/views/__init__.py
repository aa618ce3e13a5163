"""The pages of the directory: suggestions and confirmations, and the lives of schools."""
