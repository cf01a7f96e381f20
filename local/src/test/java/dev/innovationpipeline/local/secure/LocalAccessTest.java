package dev.innovationpipeline.local.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAccessTest {

  private static final String PRIVATE = "allow-private-addresses";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"keys", "jwt", "jwt,keys", "KEYS"})
  void whereCallersAreAskedTheyReachNothingOfThisMachineByUs(String mode) {
    LocalAccess access = LocalAccess.ofMode(mode, directory, 8_080);
    assertThat(access.processor()).noneMatch(setting -> setting.contains(PRIVATE));
    assertThat(access.ingest()).noneMatch(setting -> setting.contains(PRIVATE));
  }

  @Test
  void processorsFetchUploadsFromThisMachineAndNothingElse() {
    assertThat(LocalAccess.ofMode("keys", directory, 8_080).processor())
        .contains("--pipeline.documents.trusted-hosts=localhost:8080/documents/");
  }

  @Test
  void whereNobodyIsAskedNothingIsKeptFromThem() {
    LocalAccess access = LocalAccess.ofMode("local", directory, 8_080);
    assertThat(access.processor()).anyMatch(setting -> setting.contains(PRIVATE));
    assertThat(access.ingest()).anyMatch(setting -> setting.contains(PRIVATE));
  }
}
