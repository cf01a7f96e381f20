package dev.innovationpipeline.benchmarks.evaluate.score;

import java.util.Optional;
import java.util.stream.Stream;

/** A figure of a run; that of an evaluation is the mean over its runs. */
public enum Measure {
  SHAPES("shapes", "shapes valid", Better.HIGHER),
  QUOTES_VERIFIED("quotes_verified", "quotes verified", Better.HIGHER),
  CARDS_WITH_EVIDENCE("cards_with_evidence", "cards with evidence", Better.HIGHER),
  BRANDS_NAMED("brands_named", "cards that name a brand", Better.HIGHER),
  OTHER_BRANDS("other_brands", "cards that name another company's brand", Better.LOWER),
  LIKENESS("likeness", "likeness of the cards", Better.LOWER),
  NUMBERS_INVENTED("numbers_invented", "numbers invented a run", Better.LOWER),
  LENGTHS("lengths", "cards of usual lengths", Better.HIGHER),
  EXPECTED_MENTIONS("expected_mentions", "expected mentions", Better.HIGHER),
  JUDGE_SCORE("judge_score", "judge's score, 1 to 5", Better.HIGHER),
  PROMPT_TOKENS("prompt_tokens", "prompt tokens a run", Better.LOWER),
  COMPLETION_TOKENS("completion_tokens", "completion tokens a run", Better.LOWER),
  COST_USD("cost_usd", "cost of a run, USD", Better.LOWER),
  SECONDS("seconds", "seconds of a run", Better.LOWER);

  /** Which direction is an improvement. */
  public enum Better {
    HIGHER,
    LOWER
  }

  private final String key;
  private final String title;
  private final Better better;

  Measure(String key, String title, Better better) {
    this.key = key;
    this.title = title;
    this.better = better;
  }

  /** Its name in JSON. */
  public String key() {
    return key;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  public Better better() {
    return better;
  }

  /** Whether it is a share, from 0 to 1. */
  public boolean ofOne() {
    return switch (this) {
      case SHAPES,
          QUOTES_VERIFIED,
          CARDS_WITH_EVIDENCE,
          BRANDS_NAMED,
          OTHER_BRANDS,
          LIKENESS,
          LENGTHS,
          EXPECTED_MENTIONS ->
          true;
      case NUMBERS_INVENTED, JUDGE_SCORE, PROMPT_TOKENS, COMPLETION_TOKENS, COST_USD, SECONDS ->
          false;
    };
  }

  static Optional<Measure> named(String key) {
    return Stream.of(values()).filter(measure -> measure.key.equals(key)).findFirst();
  }
}
