package dev.innovationpipeline.ingest.web;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP/1.1 with a small buffer for each response, and connections for everybody; public, as Tomcat
 * creates it by its name.
 */
public final class SlimProtocol extends Http11NioProtocol {

  private static final int RESPONSE_BUFFER_BYTES = 4096;

  public SlimProtocol() {
    super(new SharedEndpoint());
  }

  @Override
  public int getDesiredBufferSize() {
    return RESPONSE_BUFFER_BYTES;
  }
}
