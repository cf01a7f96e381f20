package dev.innovationpipeline.processor.stage.prompt;

import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import java.util.ArrayList;
import java.util.List;

/**
 * A prompt file in the format that {@link Prompts} describes.
 *
 * @param name for error messages
 */
record PromptFile(String name, PromptText content) {

  /** As the APIs of most models have it. */
  private static final double MAX_TEMPERATURE = 2;

  /** Beyond what any model writes. */
  private static final int MAX_TOKENS = 1_000_000;

  /**
   * @throws InvalidSettingsException if the format is wrong; a sentence for each mistake
   */
  Prompt parse(String version) {
    String[] parts = content.text().split("(?m)^---\n|^===\n", 4);
    if (parts.length != 4) {
      throw new InvalidSettingsException(
          List.of(
              wrong("needs settings between two lines --- and a line === before the user text")));
    }
    List<String> faults = new ArrayList<>();
    PromptHead head = new PromptHead(parts[1], fault -> faults.add(wrong(fault)));
    Prompt prompt =
        new Prompt(
            version,
            content.hash(),
            head.number("temperature", Double::valueOf, 0.0, MAX_TEMPERATURE),
            head.number("seed", Integer::valueOf, 0, Integer.MAX_VALUE),
            head.number("max_completion_tokens", Integer::valueOf, 1, MAX_TOKENS),
            head.format(),
            head.flag("quotes"),
            parts[2].strip(),
            new PromptTemplate(parts[3].strip()));
    head.rejectOthers();
    if (!faults.isEmpty()) {
      throw new InvalidSettingsException(faults);
    }
    return prompt;
  }

  String wrong(String what) {
    return "The prompt file " + name + " " + what + ".";
  }
}
