package dev.innovationpipeline.ingest.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.ingest.limit.FailedLogins;
import dev.innovationpipeline.platform.time.TimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.ErrorResponseException;

class OperationsGuardTest {

  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final FailedLogins failed = new FailedLogins(3, TimeSource.SYSTEM);

  @Test
  void refusesEverybodyWhileOperationsAreDisabled() {
    assertThat(refusal(new OperationsSettings(false, "")).getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
  }

  @Test
  void admitsEveryClientWithoutAToken() {
    assertThat(admits(new OperationsSettings(true, ""))).isTrue();
  }

  @Test
  void refusesPagesOfOtherSitesEvenWithTheToken() {
    request.addHeader("Sec-Fetch-Site", "cross-site");
    request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer secret");
    assertThat(refusal(new OperationsSettings(true, "secret")).getStatusCode())
        .isEqualTo(HttpStatus.FORBIDDEN);
  }

  @Test
  void admitsThePageOfTheServiceItself() {
    request.addHeader("Sec-Fetch-Site", "same-origin");
    assertThat(admits(new OperationsSettings(true, ""))).isTrue();
  }

  @Test
  void asksForTheTokenWhenItIsMissingOrWrong() {
    ErrorResponseException missing = refusal(new OperationsSettings(true, "secret"));
    assertThat(missing.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    assertThat(missing.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE)).isEqualTo("Bearer");
    request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer secret2");
    assertThat(refusal(new OperationsSettings(true, "secret")).getStatusCode())
        .isEqualTo(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void admitsTheToken() {
    request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer secret");
    assertThat(admits(new OperationsSettings(true, "secret"))).isTrue();
  }

  @Test
  void looksAtNoTokenAfterTooManyWrongOnes() {
    request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer guessed");
    for (int guess = 1; guess <= 3; guess++) {
      assertThat(refusal(new OperationsSettings(true, "secret")).getStatusCode())
          .isEqualTo(HttpStatus.UNAUTHORIZED);
    }
    request.removeHeader(HttpHeaders.AUTHORIZATION);
    request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer secret");
    ErrorResponseException limited = refusal(new OperationsSettings(true, "secret"));
    assertThat(limited.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
    assertThat(limited.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotNull();
    request.setRemoteAddr("192.0.2.7");
    assertThat(admits(new OperationsSettings(true, "secret"))).as("another address").isTrue();
  }

  @ParameterizedTest
  @CsvSource({"DELETE, 401", "POST, 401", "PUT, 401", "PATCH, 401", "GET, 0", "HEAD, 0"})
  void changesAskForTheTokenWhetherOperationsAreEnabledOrNot(String method, int status) {
    request.setMethod(method);
    ChangesGuard guard =
        new ChangesGuard(new OperationsGuard(new OperationsSettings(false, "secret"), failed));
    if (status == 0) {
      assertThat(guard.preHandle(request, new MockHttpServletResponse(), new Object())).isTrue();
    } else {
      assertThatThrownBy(
              () -> guard.preHandle(request, new MockHttpServletResponse(), new Object()))
          .isInstanceOfSatisfying(
              ErrorResponseException.class,
              refused -> assertThat(refused.getStatusCode().value()).isEqualTo(status));
    }
    request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer secret");
    assertThat(guard.preHandle(request, new MockHttpServletResponse(), new Object())).isTrue();
  }

  private boolean admits(OperationsSettings settings) {
    return new OperationsGuard(settings, failed)
        .preHandle(request, new MockHttpServletResponse(), new Object());
  }

  private ErrorResponseException refusal(OperationsSettings settings) {
    ErrorResponseException[] refusal = new ErrorResponseException[1];
    assertThatThrownBy(() -> admits(settings))
        .isInstanceOfSatisfying(ErrorResponseException.class, e -> refusal[0] = e);
    return refusal[0];
  }
}
