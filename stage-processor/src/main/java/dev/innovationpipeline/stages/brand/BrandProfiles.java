package dev.innovationpipeline.stages.brand;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.stages.work.StageFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The companies that runs can be made for; read once, at start. */
@Component
public final class BrandProfiles {

  private static final List<String> SHIPPED =
      List.of("lactalis-canada", "mccormick-usa", "columbia-sportswear");
  private static final String SUFFIX = ".yaml";
  private static final List<String> REQUIRED = List.of("name", "description", "brands");

  private final Map<String, BrandProfile> profiles = new TreeMap<>();

  /**
   * @throws IllegalArgumentException naming the file and what is wrong with it
   */
  public BrandProfiles(BrandSettings settings) {
    SHIPPED.forEach(id -> add(id, shipped(id), "shipped profile " + id));
    Path directory = settings.directory();
    if (directory != null) {
      read(directory);
    }
  }

  /**
   * @throws StageFailedException when nobody knows the company, naming those known
   */
  public BrandProfile of(String companyId) {
    BrandProfile profile = profiles.get(companyId);
    if (profile == null) {
      throw new StageFailedException(
          "company_unknown",
          "There is no brand profile for %s; known are %s. Add %s.yaml to pipeline.brands.directory."
              .formatted(companyId, String.join(", ", profiles.keySet()), companyId));
    }
    return profile;
  }

  public Set<String> known() {
    return profiles.keySet();
  }

  private void read(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        String name = file.getFileName().toString();
        add(
            name.substring(0, name.length() - SUFFIX.length()),
            Files.readString(file),
            file.toString());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The brand profiles in " + directory + " (pipeline.brands.directory) are not readable.",
          e);
    }
  }

  private void add(String companyId, String text, String origin) {
    Map<?, ?> fields;
    try {
      Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      fields = yaml instanceof Map<?, ?> map ? map : Map.of();
    } catch (YAMLException e) {
      throw new IllegalArgumentException("The brand profile " + origin + " is no YAML.", e);
    }
    for (String field : REQUIRED) {
      if (fields.get(field) == null) {
        throw new IllegalArgumentException(
            "The brand profile " + origin + " lacks the field " + field + ".");
      }
    }
    profiles.put(companyId, new BrandProfile(companyId, String.valueOf(fields.get("name")), text));
  }

  private static String shipped(String companyId) {
    try (InputStream file =
        BrandProfiles.class.getResourceAsStream("profiles/" + companyId + SUFFIX)) {
      if (file == null) {
        throw new IllegalArgumentException("The shipped brand profile " + companyId + " is gone.");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
