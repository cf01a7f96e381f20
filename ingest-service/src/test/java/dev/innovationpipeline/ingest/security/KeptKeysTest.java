package dev.innovationpipeline.ingest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.platform.settings.InvalidSettingsException;
import dev.innovationpipeline.schema.key.ApiKeyText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptKeysTest {

  @TempDir Path directory;

  @Test
  void theFirstStartMakesKeysAndLaterOnesFindThem() throws Exception {
    KeptKeys first = KeptKeys.of(settings(SecurityMode.KEYS, null));
    KeptKeys second = KeptKeys.of(settings(SecurityMode.KEYS, null));
    assertThat(second.admin().orElseThrow().secret())
        .isEqualTo(first.admin().orElseThrow().secret())
        .isNotEqualTo(first.processor().orElseThrow().secret());
    assertThat(second.session()).isEqualTo(first.session());
    assertThat(first.session().orElseThrow()).hasSize(64);
    for (Path file :
        List.of(keys().resolve("admin.key"), keys().resolve("session.key"), processorKey())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(first.toString()).doesNotContain(first.admin().orElseThrow().secret());
  }

  @Test
  void replicasThatStartAtOnceAgree() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Set<String> keys = ConcurrentHashMap.newKeySet();
      for (Future<?> done :
          threads.invokeAll(
              Collections.nCopies(
                  8,
                  () -> {
                    KeptKeys kept = KeptKeys.of(settings(SecurityMode.KEYS, null));
                    return keys.add(kept.admin().orElseThrow().secret());
                  }))) {
        done.get();
      }
      assertThat(keys).hasSize(1);
    }
  }

  @Test
  void aKeyOfTheSettingsGoesBeforeAFile() {
    String given = ApiKeyText.generate().secret();
    assertThat(KeptKeys.of(settings(SecurityMode.KEYS, given)).admin().orElseThrow().secret())
        .isEqualTo(given);
    assertThat(keys().resolve("admin.key")).doesNotExist();
  }

  @Test
  void whereNobodyIsAskedNoKeyIsMade() {
    KeptKeys none = KeptKeys.of(settings(SecurityMode.LOCAL, null));
    assertThat(none.admin()).isEmpty();
    assertThat(none.processor()).isEmpty();
    assertThat(keys()).doesNotExist();
  }

  @Test
  void aFileWithoutAKeyIsNamedAndNotShown() throws Exception {
    Files.createDirectories(keys());
    Files.writeString(keys().resolve("admin.key"), "correct-horse");
    assertThatThrownBy(() -> KeptKeys.of(settings(SecurityMode.KEYS, null)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("admin.key")
        .hasMessageNotContaining("correct-horse");
  }

  private SecuritySettings settings(SecurityMode mode, @Nullable String adminKey) {
    return new SecuritySettings(
        Set.of(mode),
        false,
        List.of(),
        adminKey,
        null,
        keys(),
        processorKey(),
        TestSettings.jwt(""),
        TestSettings.login("", ""));
  }

  private Path keys() {
    return directory.resolve("keys");
  }

  private Path processorKey() {
    return directory.resolve("processor").resolve("key");
  }
}
