"""A pack for claimcheck. It is data: rules/, lexicon/ and units.pint; nothing here is run."""
