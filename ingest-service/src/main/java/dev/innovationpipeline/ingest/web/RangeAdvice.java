package dev.innovationpipeline.ingest.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Answers ranges of files as RFC 9110 (14.2) has it, where the web framework answers each that it
 * cannot serve with 416 and the whole file: one that is malformed is passed over, one beyond the
 * end gets 416 alone.
 */
@ControllerAdvice
class RangeAdvice implements ResponseBodyAdvice<Object> {

  @Override
  public boolean supports(
      MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter answer,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (!(body instanceof Resource file)
        || !(response instanceof ServletServerHttpResponse answered)
        || answered.getServletResponse().getStatus()
            != HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value()) {
      return body;
    }
    try {
      if (isBeyond(request.getHeaders().getFirst(HttpHeaders.RANGE), file.contentLength())) {
        return null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    response.getHeaders().remove(HttpHeaders.CONTENT_RANGE);
    response.setStatusCode(HttpStatus.OK);
    return body;
  }

  /** Whether all ranges begin after the end; false for what is no range of bytes. */
  private static boolean isBeyond(@Nullable String header, long length) {
    try {
      List<HttpRange> ranges = HttpRange.parseRanges(header);
      return !ranges.isEmpty()
          && ranges.stream().allMatch(range -> range.getRangeStart(length) >= length);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
