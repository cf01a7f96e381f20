package dev.innovationpipeline.processor.stage.prompt;

import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that override prompts, by their names; hidden files and folders are no prompts. */
final class PromptDirectory {

  /** Ten times a long one; a document that got there by mistake is not sent with every run. */
  private static final int MAX_BYTES = 64 << 10;

  private static final String SUFFIX = ".md";

  private final Map<String, Path> files = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  PromptDirectory(@Nullable Path directory) {
    if (directory != null) {
      list(directory);
    }
  }

  /** All that is wrong with the files that were read so far. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /**
   * The prompt of a stage as the directory has it; null where it has none, or none that is right.
   *
   * @param shipped the prompt that it overrides, whose material it has to name
   */
  @Nullable PromptText textFor(String stage, Prompt shipped) {
    Path file = files.get(stage + SUFFIX);
    return file == null ? null : read(file, shipped);
  }

  private @Nullable PromptText read(Path file, Prompt shipped) {
    PromptText text = text(file);
    if (text == null) {
      return null;
    }
    PromptFile prompt = new PromptFile(file.toString(), text);
    try {
      List<String> wrong = PromptMaterial.faults(prompt.parse(text.hash()), shipped);
      wrong.forEach(fault -> faults.add(prompt.wrong(fault)));
      return wrong.isEmpty() ? text : null;
    } catch (InvalidSettingsException e) {
      faults.addAll(e.faults());
      return null;
    }
  }

  private @Nullable PromptText text(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return wrong(file, "is longer than %,d bytes".formatted(MAX_BYTES));
      }
      String text = Files.readString(file);
      return text.isBlank() ? wrong(file, "is empty") : new PromptText(file.toString(), text);
    } catch (IOException e) {
      return wrong(file, "is not readable as UTF-8 text");
    }
  }

  private @Nullable PromptText wrong(Path file, String what) {
    faults.add("The prompt file " + file + " " + what + ".");
    return null;
  }

  /** Adds a fault for each file that is of none of the stages. */
  void rejectOthers(Collection<String> stages) {
    Set<String> names = new TreeSet<>();
    stages.forEach(stage -> names.add(stage + SUFFIX));
    files.forEach(
        (name, file) -> {
          if (!names.contains(name)) {
            faults.add(
                "The prompt file %s is of no stage%s; files are named %s."
                    .formatted(file, PromptHead.near(name, names), String.join(", ", names)));
          }
        });
  }

  private void list(Path directory) {
    try (Stream<Path> all = Files.list(directory)) {
      all.filter(file -> !Files.isDirectory(file))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .forEach(file -> files.put(file.getFileName().toString(), file));
    } catch (IOException e) {
      faults.add("The folder of prompts " + directory + " (PIPELINE_PROMPTS) is not readable.");
    }
  }
}
