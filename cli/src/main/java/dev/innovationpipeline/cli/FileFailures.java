package dev.innovationpipeline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Says in a sentence why a file cannot be read or written. */
final class FileFailures {

  private FileFailures() {}

  /** Empty when the failure names no file. */
  static Optional<String> sentence(Exception failure) {
    return switch (failure) {
      case UncheckedIOException unchecked ->
          Optional.ofNullable(unchecked.getCause()).flatMap(FileFailures::ofFile);
      case IOException file -> ofFile(file);
      case InvalidPathException path ->
          Optional.of(
              "%s is no path of a file: %s. Give another."
                  .formatted(path.getInput(), path.getReason()));
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofFile(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing ->
          Optional.of(
              missing.getFile() + " does not exist. Check the path, and that its folder is there.");
      case AccessDeniedException denied ->
          Optional.of(
              denied.getFile()
                  + " may not be used by you. Check the rights of the file and folder.");
      case FileSystemException other when other.getReason() != null ->
          Optional.of(
              "%s cannot be used: %s. Give another path."
                  .formatted(other.getFile(), other.getReason()));
      case FileSystemException other ->
          Optional.of(
              "%s cannot be used (%s). Give another path."
                  .formatted(other.getFile(), other.getClass().getSimpleName()));
      default -> Optional.empty();
    };
  }
}
