"""Finds contact data in plain text: phone numbers, e-mail and postal addresses, handles, numbers of pupils.

Plain text in, spots out; knows no database, no request and no words. Six countries' forms: DE FR IT PL RU TR.
"""
