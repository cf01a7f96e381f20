package dev.innovationpipeline.cli.batch;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.client.PipelineClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The documents that a command names, as addresses that a server knows. */
final class BatchDocuments {

  private BatchDocuments() {}

  /** Uploads what is a file; equal files are one document. */
  static Set<String> addresses(List<String> documents, PipelineClient client)
      throws IOException, InterruptedException {
    Set<String> addresses = new LinkedHashSet<>();
    for (String document : documents) {
      if (isAddress(document)) {
        addresses.add(document);
        continue;
      }
      for (Path file : files(Path.of(document))) {
        if (isArchive(file)) {
          addresses.addAll(unpacked(file, client));
        } else {
          addresses.add(client.upload(file));
        }
      }
    }
    return addresses;
  }

  private static boolean isAddress(String document) {
    String small = document.toLowerCase(Locale.ROOT);
    return small.startsWith("http://") || small.startsWith("https://");
  }

  private static boolean isArchive(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /** Standard error says which entries the server left out. */
  private static List<String> unpacked(Path archive, PipelineClient client)
      throws IOException, InterruptedException {
    JsonNode answer = client.unpack(archive);
    for (JsonNode refused : answer.path("refused")) {
      System.err.printf(
          "Left out of %s: %s %s.%n",
          archive, refused.path("name").asString(""), refused.path("reason").asString(""));
    }
    return answer
        .path("documents")
        .valueStream()
        .map(document -> document.path("blob_url").asString())
        .toList();
  }

  /** Of a folder those that are not hidden, by name. */
  private static List<Path> files(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw ClientException.wrongUsage(
          "There is no file or folder " + path + "; give one, or an http(s) URL.", null);
    }
    try (Stream<Path> entries = Files.list(path)) {
      List<Path> files =
          entries
              .filter(Files::isRegularFile)
              .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw ClientException.wrongUsage("The folder " + path + " has no files.", null);
      }
      return files;
    }
  }
}
