"""How readers meet the closed words of the models: channels, recipients, moments, sorts of source."""

from __future__ import annotations

from calendar import month_name

CHANNEL = {"email": "E-mail", "linkedin": "LinkedIn message", "text": "Text message", "letter": "Letter"}
RECIPIENT = {
    "interviewer": "your interviewer", "hiring-manager": "the hiring manager", "peer": "a future colleague",
    "executive": "a senior leader", "panel": "one person of a panel", "recruiter": "the recruiter or HR",
    "coordinator": "the coordinator", "agency": "the agency consultant", "referrer": "the person who referred you",
    "referee": "your referee", "contact": "your contact", "employer": "the employer", "candidate": "the candidate",
}  # fmt: skip
MOMENT = {
    "right-after": "My interview just ended", "thank-you": "I want to say thank you", "waiting": "I am waiting to hear",
    "decision": "They said yes or no", "staying-in-touch": "Keep in touch, or stop",
    "by-situation": "My kind of job or country", "something-went-wrong": "Something went wrong",
}  # fmt: skip
# What a browser may fill in by itself: what a reader types about themselves.
AUTOCOMPLETE = {"your name": "name", "your phone number": "tel"}
SOURCE = {
    "law": "law or official rule", "peer-reviewed": "peer-reviewed study", "platform-data": "data of a platform",
    "benchmark-survey": "benchmark survey", "vendor-survey": "survey paid for by a firm that sells to job seekers or employers",
    "poll": "open poll", "expert-opinion": "opinion of one expert", "institutional-guidance": "advice of an institution",
}  # fmt: skip
# How sure we are, surest first. A law, an address for help and a false figure are groups of their own;
# a fact stands with others from the same sort of source.
EVIDENCE_GROUPS = {
    "law": "Laws and official rules", "help": "Free help", "experiment": "Experiments in journals",
    "count": "Counts from many employers or many reviews", "poll": "Polls paid for by firms that sell something",
    "opinion": "Open polls, opinions and advice", "misquote": "Figures that are quoted wrongly",
}  # fmt: skip
FACT_GROUPS = {
    "law": "law", "peer-reviewed": "experiment", "platform-data": "count", "benchmark-survey": "count",
    "vendor-survey": "poll", "poll": "opinion", "expert-opinion": "opinion", "institutional-guidance": "opinion",
}  # fmt: skip


def month(day: str) -> str:
    """The month of a day in words: `2026-11-22` is November 2026."""
    year, number, *_ = day.split("-")
    return f"{month_name[int(number)]} {year}"
