package dev.innovationpipeline.ingest.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The companies whose callers may read a document: an empty file for each, beside the documents, so
 * that all instances see it at once. Equal documents of two companies are one file.
 */
final class DocumentGrants {

  private final Path directory;

  DocumentGrants(Path directory) {
    this.directory = directory;
  }

  void add(String id, String companyId) throws IOException {
    Path grant = grant(id, companyId);
    if (Files.exists(grant)) {
      return;
    }
    Files.createDirectories(directory.resolve(id));
    try {
      Files.createFile(grant);
    } catch (FileAlreadyExistsException e) {
      // Another request, or instance, was quicker.
    }
  }

  boolean has(String id, String companyId) {
    return Files.exists(grant(id, companyId));
  }

  void remove(String id) throws IOException {
    Path grants = directory.resolve(id);
    if (Files.isDirectory(grants)) {
      List<Path> files;
      try (Stream<Path> found = Files.list(grants)) {
        files = found.toList();
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(grants);
    }
  }

  /** Hashed, as no file may have a name that a client chooses. */
  private Path grant(String id, String companyId) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return directory
          .resolve(id)
          .resolve(HexFormat.of().formatHex(digest.digest(companyId.getBytes(UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
