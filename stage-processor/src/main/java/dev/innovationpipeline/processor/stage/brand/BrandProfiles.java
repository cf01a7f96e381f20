package dev.innovationpipeline.processor.stage.brand;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.processor.check.BrandNames;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.processor.Company;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The companies that runs can be made for; read once, at start. */
@Component
public final class BrandProfiles {

  private static final List<String> SHIPPED =
      List.of("lactalis-canada", "mccormick-usa", "columbia-sportswear");
  private static final Pattern FILE_NAME = Pattern.compile("([^.].*)\\.ya?ml");

  private final Map<String, BrandProfile> profiles = new TreeMap<>();

  /**
   * @throws IllegalArgumentException naming the file and what is wrong with it
   */
  BrandProfiles(BrandSettings settings) {
    SHIPPED.forEach(id -> add(id, new BrandFile(id + " (shipped)", shipped(id))));
    Path directory = settings.directory();
    if (directory != null) {
      read(directory);
    }
  }

  /** The companies by their ids, in alphabetical order. */
  public List<Company> companies() {
    return profiles.values().stream()
        .map(profile -> new Company(profile.companyId(), profile.name()))
        .toList();
  }

  /**
   * The company's name, for people.
   *
   * @throws StageFailedException when nobody knows the company, naming those known
   */
  public String nameOf(String companyId) {
    return of(companyId).name();
  }

  /**
   * @throws StageFailedException when nobody knows the company, naming those known
   */
  public void requireKnown(String companyId) {
    of(companyId);
  }

  /**
   * The whole profile as the model is told of it.
   *
   * @throws StageFailedException when nobody knows the company, naming those known
   */
  public String textOf(String companyId) {
    return of(companyId).text();
  }

  /** The names of all companies' brands. */
  public BrandNames brandNames() {
    Map<String, List<String>> names = new TreeMap<>();
    profiles.forEach((company, profile) -> names.put(company, profile.brands()));
    return new BrandNames(names);
  }

  BrandProfile of(String companyId) {
    BrandProfile profile = profiles.get(companyId);
    if (profile == null) {
      String name = UntrustedText.cut(companyId, UntrustedText.MAX_NAME_CHARS);
      throw new StageFailedException(
          "company_unknown",
          "There is no brand profile for %s; known are %s. Add %s.yaml to pipeline.brands.directory."
              .formatted(name, String.join(", ", profiles.keySet()), name));
    }
    return profile;
  }

  private void read(Path directory) {
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
      add(name.group(1), new BrandFile(file.toString(), text(file)));
    }
  }

  private void add(String companyId, BrandFile file) {
    profiles.put(companyId, file.parse(companyId));
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

  private static String shipped(String companyId) {
    try (InputStream file =
        BrandProfiles.class.getResourceAsStream("profiles/" + companyId + ".yaml")) {
      if (file == null) {
        throw new IllegalArgumentException("The shipped brand profile " + companyId + " is gone.");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
