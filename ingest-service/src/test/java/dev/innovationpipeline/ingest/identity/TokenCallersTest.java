package dev.innovationpipeline.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.ingest.security.JwtSettings;
import dev.innovationpipeline.ingest.security.TestSettings;
import dev.innovationpipeline.testing.time.SettableTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.ErrorResponseException;

/** Against an issuer on a port of this machine. */
class TokenCallersTest {

  private final Issuer issuer;
  private final SettableTime time = new SettableTime(Instant.now());
  private final TokenCallers callers;

  TokenCallersTest() throws IOException {
    issuer = new Issuer();
    JwtSettings settings = TestSettings.jwt(issuer.jwkSetUri());
    callers =
        new TokenCallers(settings, IssuerTokens.decoder(settings, settings.audience(), time), time);
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void saysWhoIsThere() {
    Caller caller = callers.find(issuer.token(claims -> {})).orElseThrow();
    assertThat(caller.user()).isEqualTo("anna");
    assertThat(caller.companies()).isEqualTo(Set.of("a"));
    assertThat(caller.role()).isEqualTo(Role.AUTHOR);
    assertThat(caller.everyCompany()).isFalse();
    assertThat(caller.actsForUsers()).isFalse();
  }

  @Test
  void accessTokensOfRfc9068AreTokensTooAndOthersAreNot() {
    assertThat(callers.find(issuer.token(new JOSEObjectType("at+jwt")))).isPresent();
    assertThat(callers.find(issuer.token(new JOSEObjectType("logout+jwt")))).isEmpty();
  }

  @Test
  void tokensOfOthersAreRefused() {
    assertThat(callers.find(issuer.token(claims -> claims.audience("another")))).isEmpty();
    assertThat(callers.find(issuer.token(claims -> claims.audience((String) null)))).isEmpty();
    assertThat(callers.find(issuer.token(claims -> claims.issuer("https://evil.example"))))
        .isEmpty();
    assertThat(callers.find(issuer.token(claims -> claims.issuer(null)))).isEmpty();
    assertThat(callers.find(issuer.token(claims -> claims.subject(null)))).isEmpty();
  }

  @Test
  void signaturesOfOthersAreRefused() {
    assertThat(callers.find(Issuer.unsigned())).isEmpty();
    assertThat(callers.find(issuer.forged())).isEmpty();
    assertThat(callers.find(issuer.confused())).isEmpty();
    String token = issuer.token(claims -> {});
    assertThat(callers.find(token.substring(0, token.lastIndexOf('.') + 1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "not a token", "eyJhbGciOiJub25lIn0.e30."})
  void otherTextsAreRefused(String text) {
    assertThat(callers.find(text)).isEmpty();
  }

  @Test
  void aTokenEndsWithTheSkewOfClocksAlsoOneThatWasKnown() {
    Instant end = time.instant().plusSeconds(10);
    String token = issuer.token(claims -> claims.expirationTime(Date.from(end)));
    assertThat(callers.find(token)).isPresent();
    time.pass(Duration.ofSeconds(39));
    assertThat(callers.find(token)).isPresent();
    time.pass(Duration.ofSeconds(2));
    assertThat(callers.find(token)).as("known").isEmpty();
    String another = issuer.token(claims -> claims.expirationTime(Date.from(end)).jwtID("2"));
    assertThat(callers.find(another)).as("new").isEmpty();
  }

  @Test
  void aTokenWithoutAnEndOrBeforeItsBeginningIsRefused() {
    assertThat(callers.find(issuer.token(claims -> claims.expirationTime(null)))).isEmpty();
    Date soon = Date.from(time.instant().plusSeconds(60));
    String early = issuer.token(claims -> claims.notBeforeTime(soon));
    assertThat(callers.find(early)).isEmpty();
    time.pass(Duration.ofSeconds(31));
    assertThat(callers.find(early)).isPresent();
  }

  @Test
  void keysMayBeRotated() {
    String old = issuer.token(claims -> {});
    assertThat(callers.find(old)).isPresent();
    issuer.rotate();
    assertThat(callers.find(issuer.token(claims -> {}))).isPresent();
    assertThat(issuer.asked()).isEqualTo(2);
    assertThat(callers.find(old)).as("known for a minute").isPresent();
    time.pass(VerifiedTokens.MAX_AGE);
    assertThat(callers.find(old)).as("its key is withdrawn").isEmpty();
  }

  @Test
  void aKnownTokenIsNotCheckedAgain() {
    String token = issuer.token(claims -> {});
    Caller first = callers.find(token).orElseThrow();
    assertThat(callers.find(token)).containsSame(first);
  }

  @Test
  void anIssuerThatIsAwayIsNoFaultOfTheClient() {
    issuer.setAway(true);
    assertThatThrownBy(() -> callers.find(issuer.token(claims -> {})))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            problem -> {
              assertThat(problem.getStatusCode().value()).isEqualTo(503);
              assertThat(problem.getHeaders().getFirst("Retry-After")).isNotNull();
            });
    issuer.setAway(false);
    assertThat(callers.find(issuer.token(claims -> {}))).isPresent();
  }

  @Test
  void tokensWithAnUnknownKeyAskTheIssuerTwiceAtMost() {
    assertThat(callers.find(issuer.token(claims -> {}))).isPresent();
    String token = issuer.token(claims -> {});
    for (int attempt = 0; attempt < 20; attempt++) {
      String unknown = token.replaceFirst("^[^.]+", header("unknown-" + attempt));
      assertThat(callers.find(unknown)).isEmpty();
    }
    assertThat(issuer.asked()).isEqualTo(2);
  }

  private static String header(String keyId) {
    return java.util.Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ("{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
