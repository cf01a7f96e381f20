package dev.innovationpipeline.processor.document.child;

import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.failure.StageFailedException;

/** The answer of a parser process. */
sealed interface Answer {

  record Parsed(Document document) implements Answer {}

  record Refused(String code, String message) implements Answer {

    static Refused of(StageFailedException failure) {
      return new Refused(failure.code(), String.valueOf(failure.getMessage()));
    }

    StageFailedException failure() {
      return new StageFailedException(code, message);
    }
  }
}
