package dev.innovationpipeline.ingest.origin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.IngestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class LoopbackOnlyTest {

  private final MockEnvironment environment = new MockEnvironment();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
  void loopbackAddressesStart(String address) {
    environment.setProperty("pipeline.security.mode", "local");
    environment.setProperty("server.address", address);
    assertThatCode(() -> LoopbackOnly.require(environment)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void otherAddressesAreRefusedUnlessTheSettingAllowsThem(String address) {
    environment.setProperty("server.address", address);
    assertThatCode(() -> LoopbackOnly.require(environment)).doesNotThrowAnyException();
    environment.setProperty("pipeline.security.mode", "local");
    assertThatThrownBy(() -> LoopbackOnly.require(environment))
        .isInstanceOf(RemoteAccessException.class)
        .hasMessageContaining("SERVER_ADDRESS")
        .hasMessageContaining("pipeline.security.allow-remote=true");
    environment.setProperty("pipeline.security.allow-remote", "true");
    assertThatCode(() -> LoopbackOnly.require(environment)).doesNotThrowAnyException();
  }

  @Test
  void allAddressesAreMeantWhenNoneIsSet() {
    environment.setProperty("pipeline.security.mode", "local");
    assertThatThrownBy(() -> LoopbackOnly.require(environment)).hasMessageContaining("not set");
  }

  @Test
  void theServiceItselfDoesNotStart() {
    assertThatThrownBy(
            () ->
                IngestApplication.application()
                    .run("--pipeline.security.mode=local", "--server.address=0.0.0.0"))
        .isInstanceOf(RemoteAccessException.class);
  }
}
