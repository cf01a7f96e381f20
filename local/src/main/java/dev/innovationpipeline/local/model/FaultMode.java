package dev.innovationpipeline.local.model;

/** How the server answers: every behaviour seen of real providers. */
public enum FaultMode {
  OK,
  /** Valid JSON that violates the requested schema. */
  SCHEMA_BREAKING_JSON,
  /** The right answer inside a Markdown code fence. */
  FENCED,
  /** Cut off at the token limit, {@code finish_reason: length}. */
  LENGTH,
  EMPTY_CONTENT,
  REFUSAL,
  /** HTTP 200 whose choice carries an error. */
  ERROR_IN_200,
  RATE_LIMITED,
  RATE_LIMITED_RETRY_AFTER,
  OUT_OF_CREDIT,
  SERVER_ERROR,
  BAD_GATEWAY,
  UNAVAILABLE_RETRY_AFTER,
  OVERLOADED,
  /** A proxy's 502 page in place of JSON. */
  HTML_ERROR_PAGE,
  /** Takes the request and never answers. */
  HANG,
  /** The right answer, some bytes at a time; the last never come. */
  SLOW_DRIP,
  /** The connection ends before a status line. */
  CONNECTION_RESET,
  /** Fewer bytes than the Content-Length says. */
  BODY_CUT_OFF,
  /** The right answer from the provider's response cache, free of charge. */
  CACHE_HIT,
  /** Cards with other heading levels, plain labels and CRLF. */
  ODD_HEADINGS,
  /** Cards without their Why Now and Quick Win. */
  MISSING_FIELDS,
  /** About a third of the quotes are invented, most of those of one inspiration. */
  LYING_QUOTES,
  SIX_CARDS,
  FOUR_CARDS
}
