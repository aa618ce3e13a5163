"""Adapters for reliability tools that drive the portal from outside, as a demo student."""
