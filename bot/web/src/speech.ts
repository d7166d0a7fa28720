/** Reading aloud with the voices of the person's own device. */

export const canSpeak = (): boolean => "speechSynthesis" in window;

export function speak(text: string, lang: string): void {
  if (!canSpeak()) return;
  stopSpeaking();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = lang;
  utterance.rate = 0.9;
  window.speechSynthesis.speak(utterance);
}

export function stopSpeaking(): void {
  if (canSpeak()) window.speechSynthesis.cancel();
}
