package dev.innovationpipeline.processor.llm.http;

import dev.innovationpipeline.processor.llm.api.CallReport;

/** A call to the provider that is over: what came of it, and what it was like. */
public record Exchange(Outcome outcome, CallReport report) {}
