package dev.innovationpipeline.processor.document.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Describes a failed connection for people. */
final class ConnectionProblem {

  private ConnectionProblem() {}

  /** Whether it is seldom away: a name that does not exist, a certificate that does not fit. */
  static boolean isLikelyWrong(IOException problem) {
    return problem instanceof UnknownHostException || problem instanceof SSLException;
  }

  static String describe(IOException problem) {
    return switch (problem) {
      case UnknownHostException e -> "its host name cannot be resolved";
      case SocketTimeoutException e -> "its host does not answer";
      case ConnectException e -> "its host refuses the connection";
      case SSLException e -> "the TLS handshake with its host failed";
      default -> "the connection was lost";
    };
  }
}
