package dev.innovationpipeline.schema.result;

import org.jspecify.annotations.Nullable;

/** The result of a stage; each kind is defined here and nowhere else. */
public sealed interface StageResult permits Inspirations, Prose, OpportunityCards {

  /** The text of the result, for people and for the next stage. */
  String markdown();

  /** The evidence that the result rests on; null where nobody recorded it. */
  @Nullable Evidence evidence();

  default ResultKind kind() {
    return switch (this) {
      case Inspirations result -> ResultKind.INSPIRATIONS;
      case Prose result -> ResultKind.PROSE;
      case OpportunityCards result -> ResultKind.OPPORTUNITY_CARDS;
    };
  }
}
