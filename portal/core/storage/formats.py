"""The file formats into which recordings are remuxed: ones that browsers play, the upload's own where possible."""

from dataclasses import dataclass

from portal.core.storage.kinds import Format, Unfit, UnfitFile


@dataclass(frozen=True)
class OutputFormat:
    """FFmpeg's muxer, the codecs (canonical names) that browsers play from it, and what files of it are called."""

    muxer: str
    audio_suffix: str
    audio_mime: str
    audio: frozenset[str]
    video: frozenset[str] = frozenset()
    video_suffix: str = ""
    video_mime: str = ""


MP4_AUDIO, MP4_VIDEO = frozenset({"aac", "mp3", "opus"}), frozenset({"h264", "hevc", "av1", "vp9"})
MP4 = OutputFormat("mp4", ".m4a", "audio/mp4", MP4_AUDIO, MP4_VIDEO, ".mp4", "video/mp4")
WEBM_AUDIO, WEBM_VIDEO = frozenset({"opus", "vorbis"}), frozenset({"vp8", "vp9", "av1"})
WEBM = OutputFormat("webm", ".weba", "audio/webm", WEBM_AUDIO, WEBM_VIDEO, ".webm", "video/webm")
MP3 = OutputFormat("mp3", ".mp3", "audio/mpeg", frozenset({"mp3"}))
OGG = OutputFormat("ogg", ".ogg", "audio/ogg", frozenset({"opus", "vorbis"}))
FLAC = OutputFormat("flac", ".flac", "audio/flac", frozenset({"flac"}))
WAV = OutputFormat("wav", ".wav", "audio/wav", frozenset({"pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_f32le"}))

FIRST_CHOICE = {Format.MP3: MP3, Format.OGG: OGG, Format.WEBM: WEBM}
OUTPUT_FORMATS = (MP4, WEBM, MP3, OGG, FLAC, WAV)


def output_format_for(file_format: Format, video: set[str], audio: set[str]) -> OutputFormat:
    """The first format that holds all these codecs; raises UnfitFile when no browser plays them."""
    for output in (FIRST_CHOICE.get(file_format, MP4), *OUTPUT_FORMATS):
        if video <= output.video and audio <= output.audio:
            return output
    raise UnfitFile(Unfit.NOT_PLAYABLE)
