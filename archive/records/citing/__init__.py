"""An article's bibliographic facts in the words of other standards, each way by one table."""
