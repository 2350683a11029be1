"""What the names that every procedure may use in conditions can be."""

SPECIAL_NAMES: dict[str, str] = {
    "anonymous": "`yes` where nobody gave a name, `no` otherwise",
    "category": "the categories chosen, and `other`",
    "channel": "the channel, and `in writing` or `spoken`",
    "complained of": "the posts held by whoever is complained about",
    "corrective action": "how these actions stand: `none`, `open`, `done`",
    "formal": "`yes` once the case is registered, `no` before",
    "improvement": "how these actions stand: `none`, `open`, `done`",
    "informal": "`yes` where the person wants it dealt with informally first",
    "kind": "the kind of feedback",
    "outcome": "the outcome confirmed, in your word and in the word it counts as",
    "preventive action": "how these actions stand: `none`, `open`, `done`",
    "registered": "the same as `formal`",
    "remedy": "how these actions stand: `none`, `open`, `done`",
    "remedy stated": "`yes` where the person said what would put it right",
    "represented": "`yes` where somebody complains for somebody else",
    "satisfaction": "the last answer: `satisfied`, `still dissatisfied`, `no answer`",
    "service": "the service, and every service it is part of",
    "spoken for": "what somebody who complains for another says of them: `agrees`, `cannot agree`, `has died`",
    "stage": "the stage of any track",
    "withdrawn": "`yes` once the complaint was stopped",
}
