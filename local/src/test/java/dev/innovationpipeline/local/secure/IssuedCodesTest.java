package dev.innovationpipeline.local.secure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.text.Sha256;
import dev.innovationpipeline.testing.time.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssuedCodesTest {

  private static final String VERIFIER = "v".repeat(43);
  private static final String ADDRESS = "http://127.0.0.1:1/callback";
  private static final Person ANNA =
      new Person("anna", "Anna", "secret", "author", List.of("lactalis-canada"));

  private final SettableTime time = new SettableTime(Instant.parse("2026-11-29T10:00:00Z"));
  private final IssuedCodes codes = new IssuedCodes(time);

  @Test
  void aCodeIsGoodOnceForItsClientItsAddressAndItsVerifier() {
    assertThat(codes.redeem(codes.code(grant()), "page", ADDRESS, VERIFIER)).isEmpty();
    assertThat(codes.redeem(codes.code(grant()), "cli", ADDRESS + "/", VERIFIER)).isEmpty();
    assertThat(codes.redeem(codes.code(grant()), "cli", ADDRESS, "other")).isEmpty();
    assertThat(codes.redeem("guessed", "cli", ADDRESS, VERIFIER)).isEmpty();
    String code = codes.code(grant());
    assertThat(codes.redeem(code, "cli", ADDRESS, VERIFIER))
        .get()
        .satisfies(grant -> assertThat(grant.person()).isEqualTo(ANNA));
    assertThat(codes.redeem(code, "cli", ADDRESS, VERIFIER)).as("again").isEmpty();
  }

  @Test
  void aCodeIsGoodForAMinute() {
    String code = codes.code(grant());
    time.pass(Duration.ofMinutes(1));
    assertThat(codes.redeem(code, "cli", ADDRESS, VERIFIER)).isEmpty();
  }

  @Test
  void aRefreshTokenIsGoodOnceForItsClient() {
    assertThat(codes.refresh(codes.refreshToken(grant()), "page")).isEmpty();
    String token = codes.refreshToken(grant());
    assertThat(codes.refresh(token, "cli")).isPresent();
    assertThat(codes.refresh(token, "cli")).isEmpty();
    String late = codes.refreshToken(grant());
    time.pass(Duration.ofHours(12));
    assertThat(codes.refresh(late, "cli")).isEmpty();
  }

  private static IssuedCodes.Grant grant() {
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Sha256.digest().digest(VERIFIER.getBytes(UTF_8)));
    return new IssuedCodes.Grant(ANNA, "cli", ADDRESS, challenge, "nonce", Instant.MAX);
  }
}
