package dev.innovationpipeline.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.ErrorResponseException;

class CleanAddressTest {

  private final CleanAddress address = new CleanAddress();

  @ParameterizedTest
  @CsvSource({
    "/runs,",
    "/runs, q=caf%C3%A9+au%20lait&limit=5",
    "/runs, q",
    "/runs, ''",
    "/runs, a=b=c&&d=",
    "/runs/a%20b, q=%F0%9F%9A%80",
  })
  void takesWhatClientsSend(String path, @Nullable String query) {
    assertThat(isTaken(path, query)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/runs, q=%00, q",
    "/runs, a=1&user_id=x%1By, user_id",
    "/runs, %, %",
    "/runs, q=%zz, q",
    "/runs, q=%E2%80%AE, q",
    "/runs/a%00b, q=1, path",
  })
  void namesWhatIsMalformed(String path, String query, String field) {
    assertThatThrownBy(() -> isTaken(path, query))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
              assertThat(String.valueOf(e.getBody().getProperties()))
                  .contains("field=" + field + ",");
            });
  }

  private boolean isTaken(String path, @Nullable String query) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setQueryString(query);
    return address.preHandle(request, new MockHttpServletResponse(), this);
  }
}
