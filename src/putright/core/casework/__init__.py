"""Cases: what happened to them (entries, fold) and what may and must happen (decide, outlook, clocks). Pure."""
