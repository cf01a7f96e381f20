package dev.innovationpipeline.processor.stage.brand;

import dev.innovationpipeline.platform.company.ShippedProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The profiles that are files: those of a folder come before those shipped. */
final class ProfileFiles {

  private static final Pattern FILE_NAME = Pattern.compile("([^.].*)\\.ya?ml");

  private ProfileFiles() {}

  /**
   * By the companies' ids.
   *
   * @throws IllegalArgumentException naming the file and what is wrong with it
   */
  static Map<String, BrandProfile> read(@Nullable Path directory) {
    Map<String, BrandProfile> profiles = new TreeMap<>();
    ShippedProfiles.texts()
        .forEach((id, text) -> profiles.put(id, new BrandFile(id + " (shipped)", text).parse(id)));
    if (directory != null) {
      readAll(directory, profiles);
    }
    return profiles;
  }

  private static void readAll(Path directory, Map<String, BrandProfile> profiles) {
    Map<String, Path> seen = new HashMap<>();
    for (Path file : files(directory)) {
      Matcher name = FILE_NAME.matcher(file.getFileName().toString());
      if (!name.matches()) {
        continue;
      }
      Path twin = seen.put(name.group(1), file);
      if (twin != null) {
        throw new IllegalArgumentException(
            "There are two brand profiles for one company: " + twin + " and " + file + ".");
      }
      profiles.put(name.group(1), new BrandFile(file.toString(), text(file)).parse(name.group(1)));
    }
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The brand profiles in " + directory + " (pipeline.brands.directory) are not readable.",
          e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The brand profile " + file + " is not readable as UTF-8 text.", e);
    }
  }
}
