package dev.innovationpipeline.ingest.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.ErrorResponseException;

class OperationsGuardTest {

  private final MockHttpServletRequest request = new MockHttpServletRequest();

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

  private boolean admits(OperationsSettings settings) {
    return new OperationsGuard(settings)
        .preHandle(request, new MockHttpServletResponse(), new Object());
  }

  private ErrorResponseException refusal(OperationsSettings settings) {
    ErrorResponseException[] refusal = new ErrorResponseException[1];
    assertThatThrownBy(() -> admits(settings))
        .isInstanceOfSatisfying(ErrorResponseException.class, e -> refusal[0] = e);
    return refusal[0];
  }
}
