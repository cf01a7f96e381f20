package dev.innovationpipeline.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;

class BodyLimitTest {

  private final BodyLimit limit = limit(DataSize.ofMegabytes(64));

  @Test
  void aBodyUpToTheLimitIsReadWhole() throws Exception {
    assertThat(read(request(BodyLimit.MAX_BODY_BYTES))).isEqualTo(BodyLimit.MAX_BODY_BYTES);
    assertThat(read(request(0))).isZero();
  }

  @Test
  void aLargerOneIsRefused() {
    assertThatThrownBy(() -> read(request(BodyLimit.MAX_BODY_BYTES + 1)))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> assertThat(e.getStatusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE));
  }

  @Test
  void oneThatDoesNotTellItsLengthIsReadNoFurtherThanTheLimit() {
    AtomicInteger asked = new AtomicInteger();
    MockHttpServletRequest endless = request(0);
    assertThatThrownBy(
            () ->
                limit.doFilter(
                    new Endless(endless, asked),
                    new MockHttpServletResponse(),
                    (request, response) -> request.getInputStream().readAllBytes()))
        .isInstanceOf(ErrorResponseException.class);
    assertThat(asked.get()).isLessThan(2 * BodyLimit.MAX_BODY_BYTES);
  }

  @Test
  void oneForWhichThereIsNoMemoryBesideTheOthersIsRefusedForAMoment() throws Exception {
    BodyLimit tight = limit(DataSize.ofBytes(2 * BodyLimit.REQUEST_BYTES + 1000));
    read(
        tight,
        request(600),
        () ->
            assertThatThrownBy(() -> read(tight, request(401), () -> {}))
                .isInstanceOfSatisfying(
                    ErrorResponseException.class,
                    e -> {
                      assertThat(e.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                      assertThat(e.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotBlank();
                    }));
    assertThat(read(tight, request(1000), () -> {})).isEqualTo(1000);
  }

  @Test
  void smallOnesTakeMemoryTooWhileTheServerWorksOnThem() throws Exception {
    BodyLimit tight = limit(DataSize.ofBytes(2 * BodyLimit.REQUEST_BYTES));
    read(
        tight,
        request(1),
        () ->
            assertThatThrownBy(() -> read(tight, request(0), () -> {}))
                .isInstanceOf(ErrorResponseException.class));
    assertThat(read(tight, request(1), () -> {})).isEqualTo(1);
  }

  @Test
  void oneThatDoesNotTellItsLengthTakesMemoryAsItComes() {
    BodyLimit tight = limit(DataSize.ofBytes(BodyLimit.REQUEST_BYTES + 1000));
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(
            () ->
                tight.doFilter(
                    new Endless(request(0), asked),
                    new MockHttpServletResponse(),
                    (request, response) -> request.getInputStream().readAllBytes()))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> assertThat(e.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
  }

  @Test
  void uploadsHaveALimitOfTheirOwn() throws Exception {
    MockHttpServletRequest upload = request(3 * BodyLimit.MAX_BODY_BYTES);
    upload.setContentType("Multipart/form-data; boundary=x");
    assertThat(read(upload)).isEqualTo(3 * BodyLimit.MAX_BODY_BYTES);
  }

  private int read(MockHttpServletRequest request) throws Exception {
    return read(limit, request, () -> {});
  }

  /**
   * @param meanwhile once the body was read, before the request ends
   */
  private static int read(BodyLimit limit, MockHttpServletRequest request, Runnable meanwhile)
      throws Exception {
    AtomicInteger length = new AtomicInteger();
    limit.doFilter(
        request,
        new MockHttpServletResponse(),
        (bounded, response) -> {
          length.set(readAll(bounded.getInputStream()));
          meanwhile.run();
        });
    return length.get();
  }

  private static BodyLimit limit(DataSize memory) {
    return new BodyLimit(new WebSettings(memory));
  }

  private static int readAll(InputStream stream) throws IOException {
    return stream.readAllBytes().length;
  }

  private static MockHttpServletRequest request(int length) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/run");
    request.setContentType("application/json");
    request.setContent(new byte[length]);
    return request;
  }
}
