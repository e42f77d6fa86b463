"""Texts become tags, and surface names become canonical interests; nothing but text comes in."""
