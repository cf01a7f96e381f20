package dev.innovationpipeline.benchmarks.evaluate.set;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.text.Sha256;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A folder with {@code documents}, {@code companies} as brand profiles, and {@code expected.json},
 * which lists for each document what a good answer mentions.
 *
 * @param companies their ids, which are the names of their files
 * @param fingerprint of all its files; equal for equal sets
 */
public record EvaluationSet(
    Path directory, List<SetDocument> documents, List<String> companies, String fingerprint) {

  private static final String DOCUMENTS = "documents";
  private static final String COMPANIES = "companies";
  private static final String EXPECTED = "expected.json";
  private static final int FINGERPRINT_CHARS = 16;

  public EvaluationSet {
    documents = List.copyOf(documents);
    companies = List.copyOf(companies);
  }

  /**
   * @throws IllegalArgumentException naming what the folder lacks
   */
  public static EvaluationSet read(Path directory) throws IOException {
    List<Path> documents = filesIn(directory.resolve(DOCUMENTS));
    List<Path> companies = filesIn(directory.resolve(COMPANIES));
    if (documents.isEmpty() || companies.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is no evaluation set: it needs a folder %s and a folder %s with files in them."
              .formatted(directory, DOCUMENTS, COMPANIES));
    }
    JsonNode expected = expectedIn(directory.resolve(EXPECTED));
    List<Path> all = new ArrayList<>(documents);
    all.addAll(companies);
    return new EvaluationSet(
        directory.toRealPath(),
        documents.stream().map(file -> SetDocument.of(file, expected)).toList(),
        companies.stream().map(EvaluationSet::withoutEnding).toList(),
        fingerprint(all) + Integer.toHexString(expected.toString().hashCode()));
  }

  /** Brand profiles of the set. */
  public Path companiesDirectory() {
    return directory.resolve(COMPANIES);
  }

  /** Equal for equal contents in files of equal names. */
  public static String fingerprint(List<Path> files) throws IOException {
    MessageDigest digest = Sha256.digest();
    for (Path file : files) {
      digest.update(String.valueOf(file.getFileName()).getBytes(UTF_8));
      digest.update((byte) 0);
      digest.update(Files.readAllBytes(file));
      digest.update((byte) 0);
    }
    return Sha256.hex(digest.digest()).substring(0, FINGERPRINT_CHARS);
  }

  /** The files of a folder by name; none where there is no such folder. */
  public static List<Path> filesIn(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static JsonNode expectedIn(Path file) throws IOException {
    if (!Files.exists(file)) {
      return WireJson.MAPPER.createObjectNode();
    }
    try {
      return WireJson.MAPPER.readTree(Files.readString(file));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String withoutEnding(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
