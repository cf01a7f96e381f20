package dev.innovationpipeline.ingest.access;

import dev.innovationpipeline.ingest.caller.Role;
import org.jspecify.annotations.Nullable;

/**
 * The callers who may use an endpoint.
 *
 * @param least the least role; null for everybody, also those who do not say who they are
 */
record AccessRule(@Nullable Role least, Subject subject) {

  /** The thing that a request is about, which the caller must have the right to see. */
  enum Subject {
    /** Nothing of a company, or what the endpoint itself confines to the caller's companies. */
    OWN_COMPANIES,

    /** The run that the path names. */
    RUN,

    /** The card that the path names. */
    CARD,

    /** The document that the path names. */
    DOCUMENT,

    /** The company that the path names. */
    COMPANY,

    /** The whole pipeline, for callers of all companies. */
    ALL_COMPANIES
  }
}
