"""The pages for people who work on cases: what is due, a case, and a form for everything its procedure lets them do."""
