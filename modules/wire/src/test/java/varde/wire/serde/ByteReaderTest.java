package varde.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ByteReaderTest {

    @Test
    @DisplayName("What is skipped takes its place and no more, so that what stands after it is read as it is")
    void skipping() throws Exception {
        ByteWriter out = new ByteWriter();
        out.start();
        out.writeString("kari");
        out.writeBytes(new byte[] {1, 2, 3});
        out.writeString("after");
        ByteReader in = new ByteReader();
        in.start(out.written(), 0);

        in.skipString();
        in.skipBytes();

        assertThat(in.readString()).isEqualTo("after");
        assertThat(in.left()).isZero();
    }
}
