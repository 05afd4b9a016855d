"""The keyless director: decides tool calls from words by a small trained classifier and slot rules."""
