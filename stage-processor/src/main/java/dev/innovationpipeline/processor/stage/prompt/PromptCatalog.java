package dev.innovationpipeline.processor.stage.prompt;

import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The prompts of all stages: those shipped, and the files that override them. Each handler asks for
 * those of its stage when it is made; then all mistakes in the files are told at once.
 */
@Component
public final class PromptCatalog implements SmartInitializingSingleton {

  private final PromptDirectory directory;
  private final Map<String, StagePrompts> stages = new LinkedHashMap<>();

  PromptCatalog(PromptSettings settings) {
    directory = new PromptDirectory(settings.directory());
  }

  /** Without a directory. */
  public static PromptCatalog shipped() {
    return new PromptCatalog(new PromptSettings(null));
  }

  /**
   * @param stage its key in the registry of pipelines
   * @param owner a class in the package of the shipped files, {@code prompt-VERSION.md}
   * @param versions in order of age; the last one is the newest, regardless of its name
   */
  public Prompts of(String stage, Class<?> owner, String... versions) {
    List<Prompt> all = new ArrayList<>();
    PromptText newest = null;
    for (String version : versions) {
      newest = PromptText.shipped(owner, version);
      all.add(new PromptFile(newest.origin(), newest).parse(version));
    }
    if (newest == null) {
      throw new IllegalArgumentException("The stage " + stage + " has no prompt.");
    }
    PromptText override = directory.textFor(stage, all.getLast());
    if (override != null) {
      all.add(
          new PromptFile(override.origin(), override)
              .parse(overriding(all.getLast().version(), override)));
    }
    stages.put(stage, new StagePrompts(stage, List.copyOf(all), newest, override));
    return new Prompts(all, this::versions);
  }

  /** In the order in which their handlers were made. */
  public List<StagePrompts> all() {
    return List.copyOf(stages.values());
  }

  /**
   * @throws InvalidSettingsException if files of the directory are wrong, with all mistakes
   */
  @Override
  public void afterSingletonsInstantiated() {
    directory.rejectOthers(stages.keySet());
    if (!directory.faults().isEmpty()) {
      throw new InvalidSettingsException(directory.faults());
    }
  }

  /** Of all stages. */
  private Set<String> versions() {
    Set<String> versions = new TreeSet<>();
    stages.values().stream()
        .flatMap(stage -> stage.versions().stream())
        .forEach(prompt -> versions.add(prompt.version()));
    return versions;
  }

  /** No name ever means two texts: the version that is overridden keeps its own. */
  private static String overriding(String version, PromptText override) {
    return version + "+" + override.hash();
  }
}
