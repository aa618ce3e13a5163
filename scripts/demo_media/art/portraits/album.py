"""Every portrait."""

from __future__ import annotations

from scripts.demo_media.art.portraits.gallery import classmates, friends, halves, single

COMPOSITIONS = (single, friends, classmates, halves, single)
