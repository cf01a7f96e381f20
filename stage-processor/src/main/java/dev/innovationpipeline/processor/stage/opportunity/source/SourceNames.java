package dev.innovationpipeline.processor.stage.opportunity.source;

/** The fields of a card in JSON that say what it rests on. */
public final class SourceNames {

  /** A number, from 1. */
  public static final String INSPIRATION = "inspiration";

  /** A number in the context. */
  public static final String PRINCIPLE = "principle";

  /** A list of ids. */
  public static final String QUOTES = "quotes";

  private SourceNames() {}
}
