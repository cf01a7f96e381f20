package dev.innovationpipeline.cli.assistant;

import dev.innovationpipeline.cli.client.ClientException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The folders whose files an assistant may submit. A text that it reads may ask it for other files,
 * so it gets those alone that a person named before.
 */
final class ReadableFolders {

  private final List<Path> folders;

  ReadableFolders(List<Path> folders) {
    this.folders = folders.stream().map(ReadableFolders::real).toList();
  }

  /**
   * An address as it is, or a file's path.
   *
   * @throws ClientException when the file is in none of the folders
   */
  String find(String document) {
    if (document.regionMatches(true, 0, "http://", 0, "http://".length())
        || document.regionMatches(true, 0, "https://", 0, "https://".length())) {
      return document;
    }
    if (folders.isEmpty()) {
      throw new ClientException(
          "No files may be read here. Give an http(s) address, or ask the user to add --documents"
              + " DIR to the command that starts this server.",
          null);
    }
    Optional<String> found =
        folders.stream().flatMap(folder -> within(folder, document).stream()).findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    throw new ClientException(
        "There is no file "
            + document
            + " in the folders that may be read: "
            + folders.stream().map(Path::toString).collect(Collectors.joining(", "))
            + ". Give a path in one of them, or an http(s) address.",
        null);
  }

  /** Its real path, as a link may lead out of the folder. */
  private static Optional<String> within(Path folder, String document) {
    try {
      Path file = folder.resolve(path(document)).toRealPath();
      return file.startsWith(folder) && Files.isRegularFile(file)
          ? Optional.of(file.toString())
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Path path(String document) {
    if (!document.startsWith("file:")) {
      return Path.of(document);
    }
    try {
      return Path.of(URI.create(document.replace(" ", "%20")));
    } catch (IllegalArgumentException e) {
      throw new InvalidPathException(document, "no complete file address");
    }
  }

  private static Path real(Path folder) {
    try {
      Path real = folder.toRealPath();
      if (Files.isDirectory(real)) {
        return real;
      }
    } catch (IOException e) {
      throw new ClientException("The folder " + folder + " of --documents cannot be read.", e);
    }
    throw new ClientException("--documents takes a folder, and " + folder + " is none.", null);
  }
}
