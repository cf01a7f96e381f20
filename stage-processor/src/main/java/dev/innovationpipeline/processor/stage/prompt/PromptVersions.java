package dev.innovationpipeline.processor.stage.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the prompt versions of all stages by their files. */
final class PromptVersions {

  private static final String FILES =
      "classpath*:dev/innovationpipeline/processor/stage/*/prompt-*.md";
  private static final Pattern NAME = Pattern.compile("prompt-(.+)\\.md");

  private PromptVersions() {}

  static Set<String> all() {
    try {
      Set<String> versions = new TreeSet<>();
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
        Matcher name = NAME.matcher(Objects.requireNonNullElse(file.getFilename(), ""));
        if (name.matches()) {
          versions.add(name.group(1));
        }
      }
      return Collections.unmodifiableSet(versions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
