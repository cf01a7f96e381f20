package dev.innovationpipeline.ingest.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** A refusal that is written before the web framework has the request. */
public final class WrittenProblem {

  private WrittenProblem() {}

  public static void write(
      HttpServletResponse response, ErrorResponseException problem, JsonMapper json)
      throws IOException {
    response.setHeader(HttpHeaders.CONNECTION, "close"); // A body is not read.
    writeAndKeepOpen(response, problem, json);
  }

  /** A sender of very many requests costs more when it has to connect for each. */
  public static void writeAndKeepOpen(
      HttpServletResponse response, ErrorResponseException problem, JsonMapper json)
      throws IOException {
    response.setStatus(problem.getStatusCode().value());
    problem
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
  }
}
