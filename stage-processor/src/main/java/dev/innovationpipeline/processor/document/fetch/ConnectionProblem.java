package dev.innovationpipeline.processor.document.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What went wrong between two hosts, in words for people. */
final class ConnectionProblem {

  private ConnectionProblem() {}

  static String describe(IOException problem) {
    return switch (problem) {
      case UnknownHostException e -> "its host name is not known";
      case SocketTimeoutException e -> "its host does not answer";
      case ConnectException e -> "its host accepts no connection";
      case SSLException e -> "its host's certificate or encryption is not accepted";
      default -> "the connection broke";
    };
  }
}
