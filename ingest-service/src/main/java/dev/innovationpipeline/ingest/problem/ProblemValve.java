package dev.innovationpipeline.ingest.problem;

import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers requests that the web server itself refuses, such as an invalid address, with
 * problem+json, too.
 */
final class ProblemValve extends ErrorReportValve {

  private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);
  private static final String DETAIL = "The web server does not take this request.";

  private record Refusal(String title, int status, String detail) {}

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status == null
        || !status.isError()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    try {
      PrintWriter writer = response.getReporter();
      if (writer != null) {
        writer.write(
            WireJson.MAPPER.writeValueAsString(
                new Refusal(status.getReasonPhrase(), status.value(), DETAIL)));
        response.finishResponse();
      }
    } catch (IOException e) {
      log.debug("The client of a refused request is gone.", e);
    }
  }
}
