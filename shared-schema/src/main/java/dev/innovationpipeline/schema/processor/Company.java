package dev.innovationpipeline.schema.processor;

/** A company whose brand profile a processor has. */
public record Company(String id, String name) {}
