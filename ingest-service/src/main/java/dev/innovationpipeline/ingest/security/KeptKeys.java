package dev.innovationpipeline.ingest.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import dev.innovationpipeline.schema.key.ApiKeyText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that a service has from its settings, or makes at its first start and keeps in files
 * that no other user may read.
 *
 * @param admin of an administrator of all companies
 * @param processor with which processors fetch uploads
 * @param session that seals cookies, in hexadecimal digits
 */
public record KeptKeys(
    Optional<ApiKeyText> admin, Optional<ApiKeyText> processor, Optional<String> session) {

  private static final Logger log = LoggerFactory.getLogger(KeptKeys.class);
  private static final int SESSION_KEY_BYTES = 32;

  /**
   * @throws InvalidSettingsException when a file cannot be made or holds no key
   */
  public static KeptKeys of(SecuritySettings settings) {
    Optional<Path> directory =
        settings.takes(SecurityMode.KEYS)
            ? Optional.ofNullable(settings.keysDirectory())
            : Optional.empty();
    Optional<Path> processorFile =
        settings.takes(SecurityMode.KEYS)
            ? Optional.ofNullable(settings.processorKeyFile())
            : Optional.empty();
    return new KeptKeys(
        key(settings.adminKey())
            .or(() -> directory.map(in -> key(in.resolve("admin.key"), KeptKeys::announce))),
        key(settings.processorKey())
            .or(() -> processorFile.map(file -> key(file, (made, key) -> {}))),
        Optional.of(settings.login().sessionKey())
            .filter(key -> !key.isEmpty())
            .or(() -> directory.map(in -> kept(in.resolve("session.key"), KeptKeys::sessionKey))));
  }

  private static Optional<ApiKeyText> key(@Nullable String text) {
    return Optional.ofNullable(text).flatMap(ApiKeyText::parse);
  }

  private static ApiKeyText key(Path file, BiConsumer<Path, ApiKeyText> made) {
    boolean first = !Files.exists(file);
    String text = kept(file, () -> ApiKeyText.generate().secret());
    ApiKeyText key =
        ApiKeyText.parse(text)
            .orElseThrow(
                () ->
                    fault("The file " + file + " holds no key; remove it, and one is made.", null));
    if (first) {
      made.accept(file, key);
    }
    return key;
  }

  /** The one time that a key is printed: the person who starts the service needs it. */
  private static void announce(Path file, ApiKeyText key) {
    log.info(
        "This is the first start, so a key of an administrator of all companies is made: {} It is"
            + " kept in {}; ./pipeline keys create makes others with it.",
        key.secret(),
        file);
  }

  private static String sessionKey() {
    byte[] bytes = new byte[SESSION_KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Of instances that start at once on one directory, the first to finish makes it. */
  private static String kept(Path file, Supplier<String> first) {
    try {
      if (!Files.exists(file)) {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path whole = Files.createTempFile(directory, "key", ".new", ownersAlone());
        try {
          Files.write(whole, first.get().getBytes(UTF_8));
          Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
          log.debug("Another instance has made {}.", file);
        } finally {
          Files.deleteIfExists(whole);
        }
      }
      return Files.readString(file).strip();
    } catch (IOException | UnsupportedOperationException e) {
      throw fault("The key in " + file + " can be neither read nor made: " + e, e);
    }
  }

  private static InvalidSettingsException fault(String sentence, @Nullable Exception cause) {
    InvalidSettingsException fault = new InvalidSettingsException(List.of(sentence));
    if (cause != null) {
      fault.initCause(cause);
    }
    return fault;
  }

  private static FileAttribute<?>[] ownersAlone() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "KeptKeys[" + admin + ", " + processor + "]";
  }
}
